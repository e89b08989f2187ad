using System;
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>
/// The device computes System.Math in single precision (24 bits), whatever the parameters say. Allowed is what works on
/// integers alone: Abs, Min and Max of int, Clamp of long and ulong.
/// </summary>
internal sealed class SinglePrecisionRule(DeviceApi api) : IRule
{
    public const string Name = "single-precision-math";

    private static readonly string[] Exact =
    [
        "M:System.Math.Abs(System.Int32)",
        "M:System.Math.Min(System.Int32,System.Int32)",
        "M:System.Math.Max(System.Int32,System.Int32)",
        "M:System.Math.Clamp(System.Int64,System.Int64,System.Int64)",
        "M:System.Math.Clamp(System.UInt64,System.UInt64,System.UInt64)",
    ];

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (MethodDefinition method in subject.Bodies)
        {
            foreach (Instruction instruction in method.Body.Instructions)
            {
                if (instruction.Operand is not MethodReference { DeclaringType.FullName: "System.Math" } called) continue;
                string id = DocumentationId.Of(called);
                if (api.Has(id) && Array.IndexOf(Exact, id) < 0)
                    yield return subject.At(Name, method, instruction, called.Name + " is single precision on the device; write a table or use integers");
            }
        }
    }
}
