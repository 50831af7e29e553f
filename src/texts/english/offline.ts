export const offline = {
  title: 'You are offline',
  kept: 'This page needs the network. These articles were opened in this browser before and can be worked on now; what you do is sent when the network is back.',
  keptList: 'Articles in this browser',
  nothingKept:
    'This page needs the network. Articles that you open while you are online can be opened again without it; there is none in this browser yet.',
  tryAgain: 'Try again',
};
