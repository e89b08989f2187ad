using System.CommandLine;
using PocketSpy.Box.Run;
using PocketSpy.Box.Simulate;

RootCommand root = new("""
    PocketSpy: a box that answers for the online services of retro consoles that were switched off.

    Start the box on this PC:     box run
    Try it from another terminal: box simulate --console wii
    """)
{
    RunCommand.Create(),
    SimulateCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
