using System.Collections.Generic;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>string.Format takes plain placeholders only: formats and alignments may read otherwise on the device.</summary>
internal sealed partial class FormatRule : IRule
{
    public const string Name = "format-specifiers";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (MethodDefinition method in subject.Bodies)
            foreach (Instruction instruction in method.Body.Instructions)
                if (instruction.Operand is string text && Specifier().IsMatch(text) && Statement.Calls(method, instruction, IsFormat))
                    yield return subject.At(Name, method, instruction, "no formats or alignments in string.Format; use ToString(format), PadLeft or PadRight");
    }

    private static bool IsFormat(MethodReference called) =>
        called.DeclaringType.FullName is "System.String" or "System.Text.StringBuilder" && called.Name is "Format" or "AppendFormat";

    [GeneratedRegex(@"\{\d+\s*[,:]")]
    private static partial Regex Specifier();
}
