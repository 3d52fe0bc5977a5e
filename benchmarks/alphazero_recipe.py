"""Self-play as pgx publishes it (Koyamada et al. 2023): its rules, mctx's search, Haiku's ResNet.

Written anew after its description: Gumbel MuZero's policy over a network of pre-activation
residual blocks with batch normalisation, all games stepped together within one compiled scan,
finished ones begun anew. Of the sizes of batch, the fastest here is taken.
"""

import time
from collections.abc import Callable
from typing import Any

_SIZES, _MOVES = (128, 256, 512), 8


def recipe(simulations: int) -> Callable[[], float]:
    """Measures moves a second, with the fastest of the batches tried."""
    tried = {size: _playing(simulations, size) for size in _SIZES}
    for play in tried.values():
        play()
    return max(tried.values(), key=lambda play: play())


def _playing(simulations: int, games: int) -> Callable[[], float]:
    import jax

    play, parameters, boards = _program(simulations, games)
    state = [boards, jax.random.key(0)]

    def measure() -> float:
        began = time.perf_counter()
        for _ in range(2):
            state[1], key = jax.random.split(state[1])
            state[0] = jax.block_until_ready(play(parameters, state[0], key))
        return 2 * games * _MOVES / (time.perf_counter() - began)

    return measure


def _program(simulations: int, games: int) -> tuple[Any, Any, Any]:
    import haiku as hk
    import jax
    import jax.numpy as jnp
    import mctx
    import pgx
    from pgx.experimental import auto_reset

    env = pgx.make("connect_four")
    step = jax.vmap(auto_reset(env.step, env.init))

    def net(observation: Any, training: bool) -> tuple[Any, Any]:
        def normed(x: Any) -> Any:
            return jax.nn.relu(hk.BatchNorm(True, True, 0.9)(x, is_training=training))

        x = hk.Conv2D(32, 3)(observation.astype(jnp.float32))
        for _ in range(4):
            x = x + hk.Conv2D(32, 3)(normed(hk.Conv2D(32, 3)(normed(x))))
        x = normed(x)
        policy, value = normed(hk.Conv2D(2, 1)(x)), normed(hk.Conv2D(1, 1)(x))
        hidden = jax.nn.relu(hk.Linear(32)(hk.Flatten()(value)))
        return hk.Linear(7)(hk.Flatten()(policy)), jnp.tanh(hk.Linear(1)(hidden))[:, 0]

    forward = hk.without_apply_rng(hk.transform_with_state(net))
    boards = jax.jit(jax.vmap(env.init))(jax.random.split(jax.random.key(1), games))
    parameters = forward.init(jax.random.key(2), boards.observation, True)

    def judged(parameters: Any, boards: Any) -> tuple[Any, Any]:
        (logits, value), _ = forward.apply(*parameters, boards.observation, False)
        logits = logits - logits.max(axis=-1, keepdims=True)
        return jnp.where(boards.legal_action_mask, logits, jnp.finfo(jnp.float32).min), value

    def recurrent(parameters: Any, key: Any, action: Any, boards: Any) -> tuple[Any, Any]:
        del key
        mover = boards.current_player
        boards = jax.vmap(env.step)(boards, action)
        logits, value = judged(parameters, boards)
        reward = boards.rewards[jnp.arange(games), mover]
        over = boards.terminated
        output = mctx.RecurrentFnOutput(
            reward=reward,
            discount=jnp.where(over, 0.0, -1.0),
            prior_logits=logits,
            value=jnp.where(over, 0.0, value),
        )
        return output, boards

    def move(parameters: Any, boards: Any, key: Any) -> tuple[Any, None]:
        ours, theirs = jax.random.split(key)
        logits, value = judged(parameters, boards)
        root = mctx.RootFnOutput(prior_logits=logits, value=value, embedding=boards)
        found = mctx.gumbel_muzero_policy(
            parameters, ours, root, recurrent, simulations,
            invalid_actions=~boards.legal_action_mask,
            qtransform=mctx.qtransform_completed_by_mix_value, gumbel_scale=1.0,
        )  # fmt: skip
        return step(boards, found.action, jax.random.split(theirs, games)), None

    @jax.jit
    def play(parameters: Any, boards: Any, key: Any) -> Any:
        keys = jax.random.split(key, _MOVES)
        return jax.lax.scan(lambda b, k: move(parameters, b, k), boards, keys)[0]

    return play, parameters, boards
