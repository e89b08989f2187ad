using System;
using System.CommandLine;
using PocketSpy.Box.Account;
using PocketSpy.Box.Backup;
using PocketSpy.Box.Card;
using PocketSpy.Box.Doctor;
using PocketSpy.Box.Flash;
using PocketSpy.Box.Image;
using PocketSpy.Box.Logs;
using PocketSpy.Box.Pin;
using PocketSpy.Box.Players;
using PocketSpy.Box.Replay;
using PocketSpy.Box.Run;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Voice;

RootCommand root = new("""
    PocketSpy: a box that answers for the online services of retro consoles that were switched off.

    Start the box on this PC:     box run
    Try it from another terminal: box simulate --console wii
    Play two who become friends:  box simulate --story friends
    Fill a room that plays:       box simulate --story match --consoles 4
    Play captured messages to it: box replay FILE
    Put PocketSpy on a board:     box flash --board esp32-wroom-32
    Find out what is missing:     box doctor
    Keep all that it knows:       box backup
    Put it into a box:            box restore FILE
    See whom it knows:            box players list
    Make somebody an account:     box account make EMAIL NICK
    """)
{
    RunCommand.Create(),
    SimulateCommand.Create(),
    ReplayCommand.Create(),
    FlashCommand.Create(),
    ImageCommand.Create(),
    DoctorCommand.Create(),
    LogsCommand.Create(),
    CardCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    PinCommand.Create(),
    PlayersCommand.Create(),
    AccountCommand.Create(),
    VoiceCommand.Create(),
};
ParseResult result = root.Parse(args);
if (result.Errors.Count > 0 && result.CommandResult.Command != root)
{
    Console.Error.WriteLine($"{result.Errors[0].Message} `box {result.CommandResult.Command.Name} --help` tells what there is.");
    return 2;
}
return await result.InvokeAsync();
