using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;
using PocketSpy.ApiReference.Facts;

namespace PocketSpy.DeviceBuild.Tests.References;

/// <summary>A line for a type and for each of its members with all that the signatures tell, written from the signatures and read from an assembly.</summary>
internal static class Description
{
    public static IEnumerable<string> Of(TypeFacts type)
    {
        string name = type.Name.Replace('+', '/');
        yield return $"{type.Access} {type.Kind} {name} abstract {type.Abstract} sealed {type.Sealed} : {type.Base} {string.Join(' ', type.Interfaces)}"
            + $" flags {type.Flags} item {type.DefaultMember}"
            + $" usage {type.AttributeUsage?.Targets} {(type.AttributeUsage is null ? "" : string.Join(' ', type.AttributeUsage.Named))}";
        foreach (FieldFacts field in type.Fields)
            yield return $"{name}: {field.Access} field {field.Type} {field.Name} static {field.Static} readonly {field.ReadOnly} = {field.Const}";
        foreach (MethodFacts method in type.Methods)
        {
            yield return $"{name}: {method.Access} method {method.Returns} {method.Name} static {method.Static} virtual {method.Virtual}"
                + $" abstract {method.Abstract} final {method.Final} new {method.NewSlot} special {method.Special} ("
                + string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name} out {parameter.Out} params {parameter.IsParams}"
                    + $" optional {parameter.Optional is not null} {parameter.Optional}")) + ")";
        }
        foreach (PropertyFacts property in type.Properties)
            yield return $"{name}: property {property.Type} {property.Name} get {property.Get} set {property.Set} [{string.Join(", ", property.Index)}]";
        foreach (EventFacts happening in type.Events) yield return $"{name}: event {happening.Type} {happening.Name}";
    }

    public static IEnumerable<string> Of(TypeDefinition type)
    {
        string name = type.FullName;
        CustomAttribute usage = Attribute(type, "AttributeUsageAttribute");
        yield return $"{(type.IsNestedFamily ? "protected" : "public")} {Kind(type)} {name} abstract {type.IsAbstract} sealed {type.IsSealed} : {type.BaseType?.FullName}"
            + $" {string.Join(' ', type.Interfaces.Select(one => one.InterfaceType.FullName))} flags {Attribute(type, "FlagsAttribute") is not null}"
            + $" item {Attribute(type, "DefaultMemberAttribute")?.ConstructorArguments[0].Value}"
            + $" usage {usage?.ConstructorArguments[0].Value}"
            + $" {(usage is null ? "" : string.Join(' ', usage.Properties.Select(named => named.Name + "=" + named.Argument.Value)))}";
        foreach (FieldDefinition field in type.Fields.Where(field => !field.IsPrivate))
        {
            yield return $"{name}: {(field.IsFamily ? "protected" : "public")} field {field.FieldType.FullName} {field.Name} static {field.IsStatic}"
                + $" readonly {field.IsInitOnly} = {Value(field.HasConstant, field.Constant)}";
        }
        foreach (MethodDefinition method in type.Methods.Where(method => method.IsPublic || method.IsFamily))
        {
            yield return $"{name}: {(method.IsFamily ? "protected" : "public")} method {method.ReturnType.FullName} {method.Name} static {method.IsStatic}"
                + $" virtual {method.IsVirtual} abstract {method.IsAbstract} final {method.IsFinal} new {method.IsNewSlot} special {method.IsSpecialName} ("
                + string.Join(", ", method.Parameters.Select(parameter => $"{parameter.ParameterType.FullName} {parameter.Name} out {parameter.IsOut}"
                    + $" params {Attribute(parameter, "ParamArrayAttribute") is not null}"
                    + $" optional {parameter.IsOptional} {Value(parameter.HasConstant, parameter.Constant)}")) + ")";
        }
        foreach (PropertyDefinition property in type.Properties)
            yield return $"{name}: property {property.PropertyType.FullName} {property.Name} get {property.GetMethod is not null} set {property.SetMethod is not null}"
                + $" [{string.Join(", ", property.Parameters.Select(parameter => parameter.ParameterType.FullName))}]";
        foreach (EventDefinition happening in type.Events) yield return $"{name}: event {happening.EventType.FullName} {happening.Name}";
    }

    private static string Kind(TypeDefinition type) =>
        type.IsInterface ? "interface"
        : type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type.BaseType.FullName == "System.MulticastDelegate" ? "delegate"
        : "class";

    private static string Value(bool has, object value) => !has ? "" : value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static CustomAttribute Attribute(ICustomAttributeProvider provider, string name) =>
        provider.CustomAttributes.SingleOrDefault(attribute => attribute.AttributeType.Name == name);
}
