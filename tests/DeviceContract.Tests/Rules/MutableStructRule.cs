using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>After <c>q = p; q.X = 9</c> p may have changed on the device: structs are readonly.</summary>
internal sealed class MutableStructRule : IRule
{
    public const string Name = "mutable-structs";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (TypeDefinition type in subject.Types)
            if (type.IsValueType && !type.IsEnum && !Subject.IsGenerated(type) && !IsReadOnly(type))
                yield return subject.At(Name, type, "copies of a struct may alias on the device; make it readonly or a class");
    }

    private static bool IsReadOnly(TypeDefinition type) =>
        type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsReadOnlyAttribute");
}
