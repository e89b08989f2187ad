using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>The interpreter knows no generics, neither the library's nor our own; some have a rule name of their own.</summary>
internal sealed class GenericsRule : IRule
{
    public const string Name = "generics";

    private static readonly (string Prefix, string Rule)[] Kinds =
    [
        ("System.Nullable`", "nullable-value-types"),
        ("System.ValueTuple`", "tuples"),
        ("System.Tuple`", "tuples"),
        ("System.Span`", "spans"),
        ("System.ReadOnlySpan`", "spans"),
        ("System.Memory`", "spans"),
        ("System.ReadOnlyMemory`", "spans"),
    ];

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (TypeDefinition type in subject.Types)
            if (type.GenericParameters.Count > (type.DeclaringType?.GenericParameters.Count ?? 0))
                yield return subject.At(Name, type, "the device has no generic types");
        foreach (MethodDefinition method in subject.Methods)
            if (method.HasGenericParameters) yield return subject.At(Name, method, "the device has no generic methods");
        foreach (Use use in Use.In(subject))
        {
            if (Generic(use.Reference) is not { } generic || SpanUse.IsPlumbing(use) || IsEventAccessor(use)) continue;
            string rule = Kinds.FirstOrDefault(kind => generic.FullName.StartsWith(kind.Prefix, StringComparison.Ordinal)).Rule ?? Name;
            yield return use.Report(subject, rule, "the device cannot run " + generic.FullName);
        }
    }

    // On the PC the accessors of an event that the compiler writes exchange the delegate; on the device they lock.
    private static bool IsEventAccessor(Use use) =>
        use.Reference is GenericInstanceMethod { Name: "CompareExchange", DeclaringType.FullName: "System.Threading.Interlocked" }
        && (use.Method.IsAddOn || use.Method.IsRemoveOn)
        && use.Method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute");

    private static MemberReference Generic(MemberReference reference) => reference switch
    {
        GenericInstanceType type => type,
        TypeSpecification type => Generic(type.ElementType),
        TypeReference => null,
        MethodReference method when Substitutes.Allow(DocumentationId.Of(method.GetElementMethod())) => null,
        GenericInstanceMethod method => method.ElementMethod,
        MethodReference method => Generic(method.DeclaringType)
            ?? Generic(method.ReturnType) ?? method.Parameters.Select(parameter => Generic(parameter.ParameterType)).FirstOrDefault(type => type is not null),
        FieldReference field => Generic(field.DeclaringType) ?? Generic(field.FieldType),
        _ => null,
    };
}
