/** Every bound of the sync server, with its reason. Sizes of messages stand in `wire.ts`: both ends know them. */

/** An update costs one: a person typing makes under 20 a second, a tool over many tags bursts. */
export const COST_PER_SECOND = 60;
export const COST_BURST = 600;
/** What reads and writes nothing is cheap. */
export const SMALL_MESSAGE_COST = 0.2;
/** Large messages cost by size as well: 1 MB a second, and the longest paste at once. */
export const BYTES_PER_COST = 16 * 1024;
/** The whole document is encoded for each question after it: it costs like many messages. */
export const SYNC_QUESTION_COST = 12;
/**
 * Everybody in one room together: each edit is a write to each reader, so that this is
 * 200,000 writes a second in a full room. Who goes beyond waits, and loses nothing.
 */
export const ROOM_COST_PER_SECOND = 1_000;
export const ROOM_COST_BURST = 4_000;
/** Meanwhile their socket is not read: long enough to earn a few hundred updates anew. */
export const ROOM_REST_MS = 250;
/** Broken messages before a socket is closed: an honest page sends none. */
export const STRIKE_LIMIT = 5;
/** A closing handshake that takes longer is not coming. */
export const CLOSE_GRACE_MS = 2_000;
/** Under the 30 s after which a stock client gives a silent server up. */
export const HEARTBEAT_MS = 15_000;
/** How long an ended session may keep a socket when nobody said so. */
export const RECHECK_MS = 60_000;
/** A page opens five sockets; sixteen pages of one person are a mistake or an attack. */
export const CONNECTIONS_PER_ACCOUNT = 80;
/** A newsroom of two hundred at two pages each may come from one address; set otherwise in the environment. */
export const CONNECTIONS_PER_ADDRESS = 2_048;
/** Fan-out costs a write a socket: beyond this a room needs another design. */
export const CONNECTIONS_PER_ROOM = 200;

/** An encoded document. The longest article with years of edits stays below. */
export const DOCUMENT_LIMIT_BYTES = 16 * 1024 * 1024;
/** What a slow reader may have unsent, the largest document on top of some news, before it is cut off; it comes back. */
export const OUTBOUND_LIMIT_BYTES = DOCUMENT_LIMIT_BYTES + 8 * 1024 * 1024;
/** Lists and records within one value of a document. Ours nest four deep; what reads thousands deep runs out of stack. */
export const VALUE_DEPTH_LIMIT = 64;
/** New client ids in one message: one a page load, so weeks offline in several tabs. */
export const NEW_CLIENTS_PER_MESSAGE = 128;
/** A clock counts a client's characters; far below where integers stop being exact. */
export const CLOCK_LIMIT = 2 ** 40;

/** A cursor, a selection and a tag id are under 1 KB. */
export const PRESENCE_LIMIT_BYTES = 4 * 1024;
/** One flush of everybody's newest presence: cursors look live at 20 frames a second. */
export const PRESENCE_FLUSH_MS = 50;

/** One transaction of the log: large enough to amortise the commit, small enough to stay quick. */
export const BATCH_UPDATES = 1_000;
export const BATCH_BYTES = 4 * 1024 * 1024;
/** While commits fail, edits wait here; beyond this writers' sockets are paused. */
export const QUEUE_LIMIT_BYTES = 32 * 1024 * 1024;
/** Between attempts while commits fail: quick enough to recover unnoticed, slow enough to leave the database alone. */
export const RETRY_FIRST_MS = 100;
export const RETRY_LAST_MS = 3_000;

/** A commit takes milliseconds; after this people are told that saving waits. */
export const COMMIT_SLOW_MS = 3_000;

/** A room without people stays this long: a reload finds it warm. */
export const ROOM_QUIET_MS = 30_000;
/** Rooms kept warm without people, the longest quiet leaves first; a small one is 20 KB, the largest 7 MB. */
export const QUIET_ROOMS = 64;
/** Tail of the log worth a snapshot: replaying it would be felt on opening. */
export const COMPACT_UPDATES = 500;
export const COMPACT_BYTES = 256 * 1024;

/** Rows follow an edit within this, and a burst of edits is one pass. */
export const PROJECTION_DELAY_MS = 250;
/** A pass that took long is followed by a rest this many times as long. */
export const PROJECTION_REST_FACTOR = 5;
/** Passes at once, of a pool that commits need as well. */
export const PROJECTION_PASSES = 3;
export const PROJECTION_DELAY_LAST_MS = 5_000;
/** Articles found at once whose tags are to be checked against a new codebook: few enough to share with other nodes. */
export const CODEBOOK_BATCH = 20;
/** An author's clock may be off or their work may have waited offline, within reason. */
export const CLOCK_SKEW_MS = 60_000;
export const OFFLINE_WORK_MS = 30 * 24 * 60 * 60 * 1_000;

/** How long a closing server waits for a database that does not answer. What is not committed was never called saved. */
export const DRAIN_MS = 10_000;

/** The answer to a commit and the news of another's take different ways: how long what seems missing may be on its way. */
export const GAP_PATIENCE_MS = 50;
/** News held beyond a gap before it is read from the log at once. */
export const HELD_NEWS = 256;
/** A node that is not heard for three signs of life is gone, and the people in it with it. */
export const HEARTBEAT_OF_NODE_MS = 2_000;
export const NODE_GONE_MS = 3.5 * HEARTBEAT_OF_NODE_MS;
/** How long an owner is told of a node that went without a word: until somebody can have noticed. */
export const NODE_MISSING_MS = 10 * 60_000;
/** A bus on which a node does not even hear itself carries nothing. */
export const SILENCE_OF_BUS_MS = 2.5 * HEARTBEAT_OF_NODE_MS;
/** Messages to a bus that takes none at the moment; what is beyond is found in the log. */
export const UNSENT_MESSAGES = 10_000;
/** What a page may wait for other nodes to say who is there. */
export const ROLL_CALL_MS = 200;
/** What an owner may wait for other nodes to say how they are: a busy one must not be taken for a silent one. */
export const REPORT_CALL_MS = 1_000;
/** Whether a log grew unheard: rarely what happens, so one query a while. */
export const HEADS_CHECK_MS = 15_000;
/** The same while nothing is heard of other nodes: people still see each other type. */
export const HEADS_POLL_MS = 500;
/** How long after a node fell silent its last commits are looked for. */
export const NODE_DOUBT_MS = 60_000;
/** Pages say where they are every 15 s: whoever was not heard of on another node for three times that is gone. */
export const FAR_PRESENCE_MS = 45_000;
/** Whoever wrote the rows of an article within this goes on with it; longer than the longest rest between passes. */
export const KEEPER_AT_WORK_MS = PROJECTION_DELAY_LAST_MS + 3_000;
/** How often the others look whether it did, and how long before one of them does it instead. */
export const KEEPER_CHECK_MS = 500;
export const KEEPER_PATIENCE_MS = 2_000;
/** All nodes hear of what a command wrote; one of them shall be first. */
export const KEEPER_CHANCE_MS = 750;
