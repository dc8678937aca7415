"""Reports and exports of a game; imports the game and all below it."""
