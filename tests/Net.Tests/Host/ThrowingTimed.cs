using System;
using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

internal sealed class ThrowingTimed : ITimed
{
    public void Tick(long now) => throw new InvalidOperationException("tick");
}
