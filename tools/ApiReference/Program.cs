using System;
using System.Collections.Generic;
using System.IO;
using PocketSpy.ApiReference.Facts;

namespace PocketSpy.ApiReference;

/// <summary>Makes the reference assemblies that the device build compiles against where nanoFramework's packages cannot be restored.</summary>
public static class Program
{
    /// <summary>Gives 0, or 1 with one line about what is wrong.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments is not [string core, string folder])
        {
            Console.Error.WriteLine("usage: apireference MSCORLIB FOLDER: the file of nanoFramework's mscorlib.dll, and where the assemblies go");
            return 1;
        }
        try
        {
            IReadOnlyList<LibraryFacts> libraries = ReferenceFolder.Write(SignatureFolder.Default, core, Path.GetFullPath(folder));
            Console.WriteLine($"{libraries.Count} reference assemblies are in {folder}");
            return 0;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or BadImageFormatException)
        {
            Console.Error.WriteLine("apireference: " + wrong.Message);
            return 1;
        }
    }
}
