using System;
using System.IO;
using System.Linq;

namespace PocketSpy.PackLimits;

/// <summary>Tells whether an assembly fits into what the device can load, before the metadata processor stops with less to say.</summary>
public static class Program
{
    /// <summary>Gives 0, or 1 with a line for each limit that is passed, in the form that msbuild shows as an error.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments is not [string core, string file])
        {
            Console.Error.WriteLine("usage: packlimits MSCORLIB ASSEMBLY: the file of nanoFramework's mscorlib.dll, with mscorlib.pe beside it, and what is to be counted");
            return 1;
        }
        try
        {
            string[] passed = [.. Limits.Passed(AssemblyCount.Of(file, WellKnownNames.Of(core)))];
            foreach (string line in passed) Console.WriteLine("packlimits : error PACK01: " + line);
            return passed.Length == 0 ? 0 : 1;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or BadImageFormatException)
        {
            Console.Error.WriteLine("packlimits: " + wrong.Message);
            return 1;
        }
    }
}
