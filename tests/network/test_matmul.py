import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.network import matmul

RANDOM = np.random.default_rng(0)


@pytest.mark.usefixtures("x64")
@pytest.mark.parametrize("networks", [None, 3])
def test_product_and_gradients_are_jaxs_own(networks: int | None) -> None:
    many = () if networks is None else (networks,)
    x, weights = RANDOM.normal(size=(*many, 5, 4)), RANDOM.normal(size=(*many, 4, 3))

    def both(product) -> tuple:
        total = lambda x, w: jnp.sin(product(x, w)).sum()  # noqa: E731 -- short
        of = jax.value_and_grad(total, argnums=(0, 1))
        return jax.jit(jax.vmap(of) if networks else of)(x, weights)

    ours, theirs = both(matmul), both(jnp.matmul)
    jax.tree.map(lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-12), ours, theirs)
