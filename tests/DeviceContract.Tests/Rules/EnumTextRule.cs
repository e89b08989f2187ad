using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>The text of an enum value is its number on the device and its name on the PC.</summary>
internal sealed class EnumTextRule : IRule
{
    public const string Name = "enum-text";
    private const string Message = "the text of an enum is a number on the device; switch to a string, or cast to int";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (MethodDefinition method in subject.Bodies)
            foreach (Instruction instruction in method.Body.Instructions)
                if (MakesText(method, instruction)) yield return subject.At(Name, method, instruction, Message);
    }

    private static bool MakesText(MethodDefinition method, Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Constrained => IsEnum((TypeReference)instruction.Operand) && instruction.Next.Operand is MethodReference { Name: "ToString" },
        Code.Box => IsEnum((TypeReference)instruction.Operand) && Statement.Calls(method, instruction, IsText),
        _ => instruction.Operand is GenericInstanceMethod { Name: "AppendFormatted" } append && append.GenericArguments.Any(IsEnum)
            || instruction.Operand is MethodReference { Name: "ToString", DeclaringType.FullName: "System.Enum" },
    };

    private static bool IsText(MethodReference called) =>
        called.DeclaringType.FullName is "System.String" or "System.Text.StringBuilder" or "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler"
        && called.Name is "Concat" or "Format" or "Join" or "Append" or "AppendFormat" or "AppendFormatted";

    private static bool IsEnum(TypeReference type) => type is not GenericParameter && type.Resolve() is { IsEnum: true };
}
