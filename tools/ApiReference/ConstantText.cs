using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace PocketSpy.ApiReference;

/// <summary>Constants as the signatures write them.</summary>
internal static class ConstantText
{
    /// <summary>The value in the type that the metadata of a field or parameter of this type needs.</summary>
    public static object Parse(string text, TypeReference type, TypeNames names)
    {
        if (type is not ArrayType && names.Definition(type.FullName) is { IsEnum: true } wrapped) type = wrapped.Fields.First(field => !field.IsStatic).FieldType;
        if (type.MetadataType == MetadataType.String) return text == "null" ? null : text;
        if (text == "null") return null;
        CultureInfo culture = CultureInfo.InvariantCulture;
        return type.MetadataType switch
        {
            MetadataType.Boolean => bool.Parse(text),
            MetadataType.SByte => sbyte.Parse(text, culture),
            MetadataType.Byte => byte.Parse(text, culture),
            MetadataType.Int16 => short.Parse(text, culture),
            MetadataType.UInt16 => ushort.Parse(text, culture),
            MetadataType.Int32 => int.Parse(text, culture),
            MetadataType.UInt32 => uint.Parse(text, culture),
            MetadataType.Int64 => long.Parse(text, culture),
            MetadataType.UInt64 => ulong.Parse(text, culture),
            MetadataType.Single => float.Parse(text, culture),
            MetadataType.Double => double.Parse(text, culture),
            _ => throw new InvalidDataException($"{text} is not a constant of {type.FullName}"),
        };
    }
}
