using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceBuild.Tests.References;

/// <summary>What an assembly shows, as documentation ids; accessors stand for their property or event.</summary>
internal static class PublicSurface
{
    public static IEnumerable<string> Of(ModuleDefinition module) =>
        module.GetAllTypes().Where(type => type.IsPublic || type.IsNestedPublic || type.IsNestedFamily).SelectMany(Of);

    private static IEnumerable<string> Of(TypeDefinition type)
    {
        yield return DocumentationId.Of(type);
        foreach (FieldDefinition field in type.Fields.Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName)) yield return DocumentationId.Of(field);
        foreach (MethodDefinition method in type.Methods.Where(method => method.IsPublic || method.IsFamily))
        {
            if (method.SemanticsAttributes == MethodSemanticsAttributes.None || type.Properties.Count + type.Events.Count == 0) yield return DocumentationId.Of(method);
            else yield return DocumentationId.OfAccessed(method, DocumentationId.Name(type));
        }
    }
}
