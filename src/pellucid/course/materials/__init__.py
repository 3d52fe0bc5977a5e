"""What do experiments work on? Pictures and words that several of them share."""
