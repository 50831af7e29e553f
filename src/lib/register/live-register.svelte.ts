import { newId, type AccountId, type EntityId } from '#domain/ids.ts';
import { freshEntity } from '#domain/register/fresh-entity.ts';
import {
  mergeSteps,
  splitSteps,
  takingBack,
  type MergeStep,
  type Overtaking,
} from '#domain/register/merge-steps.ts';
import { readRegister, type Register } from '#domain/register/register.ts';
import type { Entity } from '#domain/tag/tag.ts';
import { openRoom, type RoomConnection } from '#collab/connection.ts';
import {
  addAlias,
  addEntity,
  changeEntity,
  readEntities,
  removeAlias,
  type EntityChange,
} from '#collab/register-document.ts';
import type { SaveState } from '#collab/save-state.ts';
import { FrameWork } from '$lib/workspace/desk/frame.ts';

/** Which register is opened, and by whom. */
export interface RegisterOpening {
  readonly room: { readonly name: string; readonly epoch: number; readonly mayWrite: boolean };
  readonly me: AccountId;
}

/** A project's register as it is now, and the steps a person can take in it. Browser only. */
export class LiveRegister {
  register = $state.raw<Register>(readRegister([]));
  /** Every entity as it is recorded, merged or not. */
  recorded = $state.raw<ReadonlyMap<EntityId, Entity>>(new Map());
  save = $state.raw<SaveState>({ type: 'saved' });
  mayWrite = $state.raw(false);
  /** The server's state is here: what is not in the register is not in the project. */
  isSynced = $state.raw(false);
  /** Why the server did not take a change. */
  refusal = $state.raw<string | null>(null);

  readonly #connection: RoomConnection;
  readonly #me: AccountId;
  readonly #endings: (() => void)[] = [];
  readonly #frame = new FrameWork(() => this.#read());

  constructor(
    { room, me }: RegisterOpening,
    { protocol, host }: Pick<Location, 'protocol' | 'host'>,
  ) {
    const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`;
    const { name, epoch, mayWrite } = room;
    // A page of one entity keeps no copy of the whole register: the desk does, for offline work.
    const place = { url, room: name, storage: null };
    this.#connection = openRoom({ ...place, epoch, mayWrite, accountId: me });
    this.#me = me;
    this.#connection.doc.on('update', () => this.#frame.request());
    this.#connection.onChange(() => this.#readState());
    this.#connection.onNotice((notice) => {
      if (notice.type === 'refused') this.refusal = notice.message;
    });
    void this.#waitForServer();
    this.#read();
    this.#readState();
  }

  change(id: EntityId, change: EntityChange): void {
    changeEntity(this.#connection.doc, id, change);
    this.#frame.flush();
  }

  add({ name, type }: { readonly name: string; readonly type: string }): EntityId {
    const made = { createdBy: this.#me, createdAt: Date.now() };
    const entity = freshEntity({ id: newId<EntityId>(), name, type, ...made });
    addEntity(this.#connection.doc, entity);
    this.#frame.flush();
    return entity.id;
  }

  addAlias(id: EntityId, alias: string): void {
    addAlias(this.#connection.doc, id, alias, Date.now());
    this.#frame.flush();
  }

  removeAlias(id: EntityId, alias: string): void {
    removeAlias(this.#connection.doc, id, alias);
    this.#frame.flush();
  }

  /** Takes an entity off the register, with all it stands for. Its record and what points at it stay. */
  remove(id: EntityId): void {
    this.change(id, { removed: true });
  }

  putBack(id: EntityId): void {
    this.change(id, { removed: false });
  }

  /** Resolves when all that was done here is committed. */
  saved(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.#connection.state.type !== 'saved') return;
        stop();
        resolve();
      };
      const stop = this.#connection.onChange(look);
      look();
    });
  }

  /** Lets another stand for an entity, and for all it stands for. Answers what was done, to be taken back. */
  merge(id: EntityId, into: EntityId): readonly MergeStep[] {
    this.#frame.flush();
    return this.#lead(mergeSteps(this.recorded, id, into));
  }

  /** Takes back what was merged, until the entity stands for itself. Answers what was done, to be taken back. */
  split({ id }: Entity): readonly MergeStep[] {
    this.#frame.flush();
    return this.#lead(splitSteps(this.recorded, id));
  }

  /** Takes a merge or a split back; answers what somebody did since, where that keeps it from being taken back. */
  takeBack(steps: readonly MergeStep[]): Overtaking | null {
    this.#frame.flush();
    const back = takingBack(this.recorded, steps);
    this.#lead(back.steps);
    return back.overtakenBy;
  }

  #lead(steps: readonly MergeStep[]): readonly MergeStep[] {
    const { doc } = this.#connection;
    doc.transact(() => {
      for (const { id, after } of steps) changeEntity(doc, id, { mergedInto: after });
    });
    this.#frame.flush();
    return steps;
  }

  /** Calls `end` when this is closed: nothing it offers can be done any more. */
  onEnd(end: () => void): void {
    this.#endings.push(end);
  }

  destroy(): void {
    for (const end of this.#endings) end();
    this.#frame.cancel();
    this.#connection.destroy();
  }

  async #waitForServer(): Promise<void> {
    await this.#connection.synced;
    this.#frame.flush();
    this.isSynced = true;
  }

  #read(): void {
    const { good } = readEntities(this.#connection.doc);
    this.recorded = new Map(good.map((entity) => [entity.id, entity]));
    this.register = readRegister(good);
  }

  #readState(): void {
    this.save = this.#connection.state;
    this.mayWrite = this.#connection.mayWrite && this.save.type !== 'stopped';
  }
}
