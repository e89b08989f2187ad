using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PocketSpy.ApiReference.Facts;

namespace PocketSpy.ApiReference;

/// <summary>Adds the members of types.</summary>
internal sealed class MemberWriter(ModuleDefinition module, TypeNames names)
{
    private const string EnumValue = "value__";

    public void Add(TypeDefinition type, FieldFacts facts)
    {
        FieldAttributes attributes = facts.Access switch
        {
            "public" => FieldAttributes.Public,
            "protected" => FieldAttributes.Family,
            _ => throw new InvalidDataException($"{type.FullName}.{facts.Name} is {facts.Access}"),
        };
        if (facts.Name == EnumValue) attributes |= FieldAttributes.SpecialName | FieldAttributes.RTSpecialName;
        var field = new FieldDefinition(facts.Name, attributes, names.Reference(facts.Type)) { IsStatic = facts.Static, IsInitOnly = facts.ReadOnly };
        if (facts.Const is not null)
        {
            field.IsLiteral = true;
            field.HasDefault = true;
            field.Constant = ConstantText.Parse(facts.Const, field.FieldType, names);
        }
        type.Fields.Add(field);
    }

    /// <summary>
    /// The signatures leave out what is private. A struct without any field would count as assigned from the start, so that the compiler overlooks
    /// a use before the assignment.
    /// </summary>
    public void AddHiddenField(TypeDefinition type) =>
        type.Fields.Add(new FieldDefinition("hidden", FieldAttributes.Private, module.TypeSystem.Int32));

    public void Add(TypeDefinition type, MethodFacts facts, bool isDelegate)
    {
        MethodAttributes attributes = MethodAttributes.HideBySig | facts.Access switch
        {
            "public" => MethodAttributes.Public,
            "protected" => MethodAttributes.Family,
            _ => throw new InvalidDataException($"{type.FullName}.{facts.Name} is {facts.Access}"),
        };
        var method = new MethodDefinition(facts.Name, attributes, names.Reference(facts.Returns))
        {
            IsStatic = facts.Static,
            IsVirtual = facts.Virtual,
            IsAbstract = facts.Abstract,
            IsFinal = facts.Final,
            IsNewSlot = facts.NewSlot,
            IsSpecialName = facts.Special,
            IsRuntimeSpecialName = facts.Name == ".ctor",
            HasThis = !facts.Static,
        };
        foreach (ParameterFacts parameter in facts.Parameters) method.Parameters.Add(Parameter(parameter));
        type.Methods.Add(method);
        if (isDelegate)
        {
            method.IsRuntime = true;
        }
        else if (!facts.Abstract)
        {
            // As the compiler writes it into reference assemblies.
            ILProcessor body = method.Body.GetILProcessor();
            body.Emit(OpCodes.Ldnull);
            body.Emit(OpCodes.Throw);
        }
    }

    public void Add(TypeDefinition type, PropertyFacts facts)
    {
        var property = new PropertyDefinition(facts.Name, PropertyAttributes.None, names.Reference(facts.Type));
        if (facts.Get) property.GetMethod = Accessor("get_", [.. facts.Index]);
        if (facts.Set) property.SetMethod = Accessor("set_", [.. facts.Index, facts.Type]);
        property.HasThis = !(property.GetMethod ?? property.SetMethod).IsStatic;
        type.Properties.Add(property);

        MethodDefinition Accessor(string start, string[] parameters) =>
            type.Methods.Single(method => method.Name == start + facts.Name
                && method.Parameters.Select(parameter => parameter.ParameterType.FullName).SequenceEqual(parameters));
    }

    public void Add(TypeDefinition type, EventFacts facts) =>
        type.Events.Add(new EventDefinition(facts.Name, EventAttributes.None, names.Reference(facts.Type))
        {
            AddMethod = type.Methods.Single(method => method.Name == "add_" + facts.Name),
            RemoveMethod = type.Methods.Single(method => method.Name == "remove_" + facts.Name),
        });

    private ParameterDefinition Parameter(ParameterFacts facts)
    {
        var parameter = new ParameterDefinition(facts.Name, ParameterAttributes.None, names.Reference(facts.Type)) { IsOut = facts.Out };
        if (facts.Optional is not null)
        {
            parameter.IsOptional = true;
            parameter.HasDefault = true;
            parameter.Constant = ConstantText.Parse(facts.Optional, parameter.ParameterType, names);
        }
        if (facts.IsParams) parameter.CustomAttributes.Add(new CustomAttribute(names.Constructor("System.ParamArrayAttribute")));
        return parameter;
    }
}
