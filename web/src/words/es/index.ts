import shell from "./shell";
import data from "./data";
import building from "./building";
import running from "./running";
import network from "./network";
import answer from "./answer";
import judging from "./judging";
import inspector from "./inspector";
import slow from "./slow";
import examples from "./examples";
import keeping from "./keeping";
import spread from "./spread";
import sound from "./sound";
import drawing from "./drawing";
import advice from "./advice";
import refusals from "./refusals";
import course from "./course";
import classroom from "./classroom";
import games from "./games";
import notebook from "./notebook";
import doctor from "./doctor";
import findings from "./findings";

/** Every catalogue of this language, one an area of the page. */
export default {
  shell,
  data,
  building,
  running,
  network,
  answer,
  judging,
  inspector,
  slow,
  examples,
  keeping,
  spread,
  sound,
  drawing,
  advice,
  refusals,
  course,
  classroom,
  games,
  notebook,
  doctor,
  findings,
};
