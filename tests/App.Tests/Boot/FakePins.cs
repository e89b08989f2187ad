using PocketSpy.App.Boot;

namespace PocketSpy.App.Tests.Boot;

/// <summary>A button that a test holds and an LED that it sees.</summary>
internal sealed class FakePins : IPins
{
    public bool IsButtonDown { get; set; }

    internal bool IsLit { get; private set; }

    public void SetLed(bool isLit)
    {
        IsLit = isLit;
    }
}
