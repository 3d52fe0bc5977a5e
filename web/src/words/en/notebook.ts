export default {
  validation: "validation",
  waiting: "Waiting for the kernel. If a cell is running, this comes when it is done.",
} as const;
