using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>Every type and member of a library that the firmware names exists on the device.</summary>
internal sealed class LibraryMemberRule(DeviceApi api) : IRule
{
    public const string Name = "missing-member";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (Use use in Use.In(subject))
            if (Missing(use) is { } id) yield return use.Report(subject, Name, "the device has no " + id[2..]);
    }

    private string Missing(Use use)
    {
        switch (use.Reference)
        {
            case TypeReference type:
                return MissingType(type, use);
            case FieldReference field:
                return IsForeign(field.DeclaringType) && !api.Has(DocumentationId.Of(field)) ? DocumentationId.Of(field) : null;
            case MethodReference method when IsForeign(method.DeclaringType):
                if (use.IsAttribute && Substitutes.Attributes.Contains(method.DeclaringType.FullName)) return null;
                return method is GenericInstanceMethod || SpanUse.IsPlumbing(use) || Exists(method) ? null : Describe(method);
            default:
                return null;
        }
    }

    private string MissingType(TypeReference type, Use use)
    {
        TypeReference element = Element(type);
        if (type is RequiredModifierType required && MissingType(required.ModifierType, use) is { } modifier) return modifier;
        if (element is FunctionPointerType || !IsForeign(element)) return null;
        string id = DocumentationId.Of(element);
        if (api.Has(id) || Substitutes.Allow(id)) return null;
        // The type before a call of a member that is declared elsewhere on the device, not a mention of its own.
        return use.Instruction is { OpCode.Code: Code.Constrained } ? null : id;
    }

    private bool Exists(MethodReference reference)
    {
        MethodReference method = reference.GetElementMethod();
        string type = DocumentationId.Name(method.DeclaringType.GetElementType());
        return Declares(type, method)
            || Substitutes.Allow(DocumentationId.Of(method)) || Substitutes.Allow(DocumentationId.OfAccessed(method, type))
            || (!method.Name.StartsWith('.')
                && (HostLibraries.BasesOf(method.DeclaringType).Any(parent => Declares(parent, method))
                    || HostLibraries.Default.DerivedFrom(type).Any(child => Declares(child, method))));
    }

    // What is a property on the PC may be a field on the device (DictionaryEntry.Value): the source is the same.
    private bool Declares(string type, MethodReference method) =>
        api.Has(DocumentationId.Of(method, type))
        || (DocumentationId.OfAccessed(method, type) is { } accessed && (api.Has(accessed) || api.Has("F:" + accessed[2..])));

    private static string Describe(MethodReference method) =>
        DocumentationId.OfAccessed(method, DocumentationId.Name(method.DeclaringType)) ?? DocumentationId.Of(method.GetElementMethod());

    private static TypeReference Element(TypeReference type)
    {
        while (type is TypeSpecification specification and not GenericInstanceType) type = specification.ElementType;
        return type;
    }

    // Generic types are the business of another rule.
    private static bool IsForeign(TypeReference type) =>
        type is not (GenericInstanceType or GenericParameter or ArrayType) && !Subject.IsOurs(type)
        && !type.FullName.StartsWith("<PrivateImplementationDetails>", System.StringComparison.Ordinal);
}
