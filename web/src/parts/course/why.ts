import type { QuizBegun } from "@/generated/protocol";
import { t } from "@/words";

/** Why these questions are asked, and how many there are. */
export function why({ why, lesson, earlier, own }: QuizBegun): string {
  const values = { lesson: lesson ?? 0, earlier, own };
  const said = t(`course.why-${why}`, values);
  return earlier > 0 && own > 0 ? `${said} ${t("course.why-earlier", values)}` : said;
}
