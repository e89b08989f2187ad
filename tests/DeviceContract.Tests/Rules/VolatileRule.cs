using System.Collections.Generic;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>No <c>volatile</c>: the device's compiler finds no modifier type for it. Its threads share one core; lock instead.</summary>
internal sealed class VolatileRule : IRule
{
    public const string Name = "volatile";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (TypeDefinition type in subject.Types)
            foreach (FieldDefinition field in type.Fields)
                if (field.FieldType is RequiredModifierType { ModifierType.Name: "IsVolatile" })
                    yield return subject.At(Name, field, "the device has no volatile fields; use lock");
    }
}
