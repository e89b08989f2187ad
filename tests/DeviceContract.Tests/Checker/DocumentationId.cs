using System.Linq;
using System.Text;
using Mono.Cecil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>Documentation ids ("M:System.String.Trim(System.Char[])") of references, as the device's lists spell them.</summary>
internal static class DocumentationId
{
    public static string Of(TypeReference type) => "T:" + Name(type.GetElementType());

    public static string Of(FieldReference field) => "F:" + Name(field.DeclaringType.GetElementType()) + "." + field.Name;

    public static string Of(MethodReference method) => Of(method, Name(method.DeclaringType.GetElementType()));

    /// <summary>The id the method would have if <paramref name="declaringType"/> declared it.</summary>
    public static string Of(MethodReference method, string declaringType)
    {
        var text = new StringBuilder("M:").Append(declaringType).Append('.').Append(method.Name.Replace('.', '#'));
        if (method.GetElementMethod().HasGenericParameters) text.Append("``").Append(method.GetElementMethod().GenericParameters.Count);
        text.Append(Parameters(method, method.Parameters.Count));
        if (method.Name is "op_Implicit" or "op_Explicit") text.Append('~').Append(Name(method.ReturnType));
        return text.ToString();
    }

    /// <summary>For the accessor of a property or an event the id of that property or event, otherwise null.</summary>
    public static string OfAccessed(MethodReference method, string declaringType)
    {
        string id = method.Name[(method.Name.IndexOf('_', System.StringComparison.Ordinal) + 1)..];
        string head = "P:" + declaringType + "." + id;
        if (method.Name.StartsWith("get_", System.StringComparison.Ordinal)) return head + Parameters(method, method.Parameters.Count);
        if (method.Name.StartsWith("set_", System.StringComparison.Ordinal)) return head + Parameters(method, method.Parameters.Count - 1);
        return method.Name.StartsWith("add_", System.StringComparison.Ordinal) || method.Name.StartsWith("remove_", System.StringComparison.Ordinal)
            ? "E:" + declaringType + "." + id
            : null;
    }

    public static string Name(TypeReference type) => type switch
    {
        ByReferenceType reference => Name(reference.ElementType) + "@",
        ArrayType array => Name(array.ElementType) + (array.Rank == 1 ? "[]" : "[" + new string(',', array.Rank - 1) + "]"),
        PointerType pointer => Name(pointer.ElementType) + "*",
        IModifierType modified => Name(modified.ElementType),
        GenericParameter parameter => (parameter.Owner is MethodReference ? "``" : "`") + parameter.Position,
        GenericInstanceType generic => Name(generic.ElementType).Split('`')[0] + "{" + string.Join(',', generic.GenericArguments.Select(Name)) + "}",
        _ => type.FullName.Replace('/', '.'),
    };

    private static string Parameters(MethodReference method, int count) =>
        count == 0 ? "" : "(" + string.Join(',', method.Parameters.Take(count).Select(parameter => Name(parameter.ParameterType))) + ")";
}
