using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Tokens.Accounts;

/// <summary>Whether guests may make accounts on the page: the owner's choice, kept in the files guests0 and guests1. At first they may.</summary>
public sealed class GuestSwitch
{
    private const string FileName = "guests";
    private const byte On = 1;

    private readonly SlotFile _file;
    private readonly byte[] _buffer = new byte[1 + SlotFile.Overhead];

    /// <param name="files">The drive.</param>
    public GuestSwitch(IFileSystem files)
    {
        _file = new SlotFile(files, FileName);
        IsOn = _file.Load(_buffer) != 1 || _buffer[SlotFile.TableAt] == On;
    }

    /// <summary>Whether they may.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Changes it. False when that could not be kept: then nothing has changed.</summary>
    public bool Set(bool isOn)
    {
        if (isOn == IsOn) return true;
        _buffer[SlotFile.TableAt] = isOn ? On : (byte)0;
        if (!_file.Save(_buffer, 1)) return false;
        IsOn = isOn;
        return true;
    }
}
