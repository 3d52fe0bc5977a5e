"""The protocol of the page and its server, described once; TypeScript's side is generated."""
