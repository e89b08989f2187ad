using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>No pointers, no fixed, no stackalloc.</summary>
internal sealed class UnsafeRule : IRule
{
    public const string Name = "unsafe-code";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (Use use in Use.In(subject))
            if (use.Reference is TypeReference type && HasPointer(type)) yield return use.Report(subject, Name, "the device has no pointers");
        foreach (MethodDefinition method in subject.Bodies)
            foreach (Instruction instruction in method.Body.Instructions)
                if (instruction.OpCode.Code == Code.Localloc) yield return subject.At(Name, method, instruction, "the device has no stackalloc");
    }

    private static bool HasPointer(TypeReference type) => type switch
    {
        PointerType or FunctionPointerType or PinnedType => true,
        TypeSpecification specification => HasPointer(specification.ElementType),
        _ => false,
    };
}
