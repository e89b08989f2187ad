using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>One place where an assembly names a type, a method or a field.</summary>
/// <param name="Reference">A <see cref="TypeReference"/>, <see cref="MethodReference"/> or <see cref="FieldReference"/>.</param>
/// <param name="Member">The type or member it stands in.</param>
/// <param name="Instruction">The instruction that names it; null in a signature.</param>
/// <param name="IsAttribute">Whether it is the constructor of an attribute.</param>
internal sealed record Use(MemberReference Reference, IMemberDefinition Member, Instruction Instruction, bool IsAttribute = false)
{
    public MethodDefinition Method => Member as MethodDefinition;

    public Finding Report(Subject subject, string rule, string message) =>
        Instruction is null ? subject.At(rule, Member, message) : subject.At(rule, Method, Instruction, message);

    /// <summary>Every use in the types and members that a person wrote.</summary>
    public static IEnumerable<Use> In(Subject subject)
    {
        foreach (TypeDefinition type in subject.Types)
        {
            if (type.BaseType is not null) yield return new Use(type.BaseType, type, null);
            foreach (InterfaceImplementation implemented in type.Interfaces) yield return new Use(implemented.InterfaceType, type, null);
            foreach (Use use in Attributes(type, type)) yield return use;
            // What a closure holds is named again where it comes from.
            foreach (FieldDefinition field in type.Fields.Where(_ => !Subject.IsGenerated(type)))
            {
                yield return new Use(field.FieldType, field, null);
                foreach (Use use in Attributes(field, field)) yield return use;
            }
            foreach (IMemberDefinition member in type.Properties.Cast<IMemberDefinition>().Concat(type.Events))
                foreach (Use use in Attributes(member, member)) yield return use;
        }
        foreach (MethodDefinition method in subject.Methods)
        {
            foreach (Use use in Signature(method)) yield return use;
            if (method.HasBody)
                foreach (Use use in Body(method)) yield return use;
        }
    }

    private static IEnumerable<Use> Signature(MethodDefinition method)
    {
        yield return new Use(method.ReturnType, method, null);
        foreach (Use use in Attributes(method, method).Concat(Attributes(method.MethodReturnType, method))) yield return use;
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            yield return new Use(parameter.ParameterType, method, null);
            foreach (Use use in Attributes(parameter, method)) yield return use;
        }
    }

    private static IEnumerable<Use> Body(MethodDefinition method)
    {
        foreach (VariableDefinition variable in method.Body.Variables)
            yield return new Use(variable.VariableType, method, FirstStore(method, variable));
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
            if (handler.CatchType is not null) yield return new Use(handler.CatchType, method, handler.HandlerStart);
        foreach (Instruction instruction in method.Body.Instructions)
            if (instruction.Operand is MemberReference reference) yield return new Use(reference, method, instruction);
    }

    private static IEnumerable<Use> Attributes(ICustomAttributeProvider provider, IMemberDefinition member) =>
        provider.HasCustomAttributes
            ? provider.CustomAttributes.Select(attribute => new Use(attribute.Constructor, member, null, IsAttribute: true))
            : [];

    private static Instruction FirstStore(MethodDefinition method, VariableDefinition variable) =>
        method.Body.Instructions.FirstOrDefault(instruction => instruction.Operand == variable || instruction.OpCode.Code == variable.Index switch
        {
            0 => Code.Stloc_0,
            1 => Code.Stloc_1,
            2 => Code.Stloc_2,
            3 => Code.Stloc_3,
            _ => Code.Nop,
        } && instruction.OpCode.Code != Code.Nop);
}
