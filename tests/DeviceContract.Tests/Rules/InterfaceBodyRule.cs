using System.Collections.Generic;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>Methods of interfaces have no body: on the device they compile and then throw.</summary>
internal sealed class InterfaceBodyRule : IRule
{
    public const string Name = "default-interface-methods";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (MethodDefinition method in subject.Bodies)
            if (method.DeclaringType.IsInterface) yield return subject.At(Name, method, "the device calls no method body of an interface");
    }
}
