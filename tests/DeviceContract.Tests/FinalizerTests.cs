using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract;

/// <summary>
/// The device's FileStream keeps its finalizer when it is closed, and what it takes with it until a thread runs that a busy start holds up: a board that knows
/// many consoles did not start any more. So files are opened and closed in one place, which suppresses it.
/// </summary>
[TestClass]
public class FinalizerTests
{
    private const string Files = "PocketSpy.Storage.DiskFileSystem";

    [TestMethod]
    public void Files_are_opened_and_closed_in_one_place_alone()
    {
        List<string> opened = [];
        List<string> closed = [];
        foreach (MethodDefinition method in Firmware.Rooms.SelectMany(room => Firmware.Read(room).Bodies))
        {
            foreach (MethodReference called in method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>())
            {
                string type = called.DeclaringType.FullName;
                if (type == "System.IO.FileStream" && called.Name == ".ctor") opened.Add(NameOf(method));
                if (type == "System.IO.File" && called.ReturnType.FullName is "System.IO.FileStream" or "System.Byte[]" or "System.String") opened.Add(NameOf(method));
                if (type is "System.IO.FileStream" or "System.IO.Stream" && called.Name is "Close" or "Dispose") closed.Add(NameOf(method));
            }
        }
        Assert.AreEqual($"{Files}.Open", string.Join(' ', opened.Distinct()));
        Assert.AreEqual($"{Files}.Close", string.Join(' ', closed.Distinct()));
    }

    [TestMethod]
    public void The_place_that_closes_a_file_suppresses_its_finalizer()
    {
        MethodDefinition close = Firmware.Read("Storage").Bodies.Single(method => NameOf(method) == $"{Files}.Close");
        string[] calls = [.. close.Body.Instructions.Where(instruction => instruction.OpCode.FlowControl == FlowControl.Call).Select(instruction => ((MethodReference)instruction.Operand).Name)];
        Assert.AreEqual("Close SuppressFinalize", string.Join(' ', calls));
    }

    private static string NameOf(MethodDefinition method) => $"{method.DeclaringType.FullName}.{method.Name}";
}
