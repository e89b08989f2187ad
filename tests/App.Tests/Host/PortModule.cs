using System;
using PocketSpy.Core;

namespace PocketSpy.App.Tests.Host;

/// <summary>A module that opens what the test says.</summary>
internal sealed class PortModule(Action<IOpener, ServiceTools> open) : Module
{
    public override string Name => "ports";

    public override int HeapBytes => 0;

    public override void Open(IOpener opener, ServiceTools tools, BoxSize size) => open(opener, tools);
}
