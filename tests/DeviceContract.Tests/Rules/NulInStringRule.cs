using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>A NUL ends a string on the device: <c>"a\0b".Length</c> is 1 there.</summary>
internal sealed class NulInStringRule : IRule
{
    public const string Name = "nul-in-string";
    private const string Message = "a NUL ends a string on the device; write bytes";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (FieldDefinition field in subject.Types.SelectMany(type => type.Fields))
            if (HasNul(field.Constant)) yield return subject.At(Name, field, Message);
        foreach (MethodDefinition method in subject.Methods)
            if (method.Parameters.Any(parameter => HasNul(parameter.Constant))) yield return subject.At(Name, method, Message);
        foreach (MethodDefinition method in subject.Bodies)
            foreach (Instruction instruction in method.Body.Instructions)
                if (HasNul(instruction.Operand)) yield return subject.At(Name, method, instruction, Message);
    }

    private static bool HasNul(object value) => value is string text && text.Contains('\0', StringComparison.Ordinal);
}
