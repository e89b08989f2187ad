namespace PocketSpy.App.Boot;

/// <summary>The LED and the button of the board; a board may lack either.</summary>
public interface IPins
{
    /// <summary>Whether the button is held now; false without one.</summary>
    bool IsButtonDown { get; }

    /// <summary>Lights the LED or not.</summary>
    void SetLed(bool isLit);
}
