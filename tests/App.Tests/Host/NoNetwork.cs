namespace PocketSpy.App.Tests.Host;

/// <summary>A machine that knows of none of its networks.</summary>
internal sealed class NoNetwork : IInterfaces
{
    public int Read(uint[] addresses, uint[] masks) => 0;
}
