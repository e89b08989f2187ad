namespace PocketSpy.Core.Owner;

/// <summary>Who gets to see the settings.</summary>
public enum SettingsView : byte
{
    /// <summary>Anybody: no password, only whether there is one.</summary>
    Page,

    /// <summary>A backup: passwords too, the PIN not.</summary>
    Backup,

    /// <summary>The box's own file: everything.</summary>
    File,
}
