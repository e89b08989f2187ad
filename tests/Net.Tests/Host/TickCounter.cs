using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

internal sealed class TickCounter : ITimed
{
    public int Ticks { get; private set; }

    public void Tick(long now) => Ticks++;
}
