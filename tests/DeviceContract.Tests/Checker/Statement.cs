using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>The instructions that one statement became.</summary>
internal static class Statement
{
    /// <summary>Whether a call that <paramref name="wanted"/> accepts follows in the statement that holds <paramref name="from"/>.</summary>
    public static bool Calls(MethodDefinition method, Instruction from, Predicate<MethodReference> wanted) =>
        Rest(method, from).Any(instruction => instruction.Operand is MethodReference called && wanted(called));

    private static IEnumerable<Instruction> Rest(MethodDefinition method, Instruction from)
    {
        int end = method.DebugInformation.SequencePoints
            .Where(point => point.Offset > from.Offset).Select(point => point.Offset).DefaultIfEmpty(int.MaxValue).Min();
        for (Instruction at = from; at is not null && at.Offset < end; at = at.Next) yield return at;
    }
}
