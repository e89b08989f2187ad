using System;
using System.Collections.Generic;
using System.IO;
using Mono.Cecil;

namespace PocketSpy.ApiReference;

/// <summary>Finds the types that the signatures of one library name: its own, those of the libraries it refers to, those of mscorlib.</summary>
internal sealed class TypeNames
{
    private readonly Dictionary<string, TypeDefinition> _types = new(StringComparer.Ordinal);
    private readonly ModuleDefinition _module;

    public TypeNames(ModuleDefinition module, IEnumerable<ModuleDefinition> references)
    {
        _module = module;
        foreach (ModuleDefinition reference in references)
        {
            foreach (TypeDefinition type in reference.GetTypes())
                if (type.IsPublic || type.IsNestedPublic || type.IsNestedFamily) _types.TryAdd(type.FullName, type);
        }
    }

    /// <summary>Adds a type of the library itself; it goes before one of the same name elsewhere.</summary>
    public void Add(TypeDefinition type) => _types[type.FullName] = type;

    /// <summary>The type; throws <see cref="InvalidDataException"/> where no library has it.</summary>
    public TypeDefinition Definition(string name) => _types.TryGetValue(name, out TypeDefinition type)
        ? type
        : throw new InvalidDataException($"{_module.Assembly.Name.Name}: no library that it refers to has {name}");

    /// <summary>For signatures: arrays end with <c>[]</c>, references with <c>&amp;</c>.</summary>
    public TypeReference Reference(string name)
    {
        if (name.EndsWith('&')) return new ByReferenceType(Reference(name[..^1]));
        if (name.EndsWith("[]", StringComparison.Ordinal)) return new ArrayType(Reference(name[..^2]));
        return Primitive(name) ?? Imported(Definition(name));
    }

    /// <summary>For signatures of attributes that the compiler or the language knows.</summary>
    public MethodReference Constructor(string attribute, params string[] parameters)
    {
        foreach (MethodDefinition method in Definition(attribute).Methods)
            if (method.IsConstructor && !method.IsStatic && Fits(method, parameters)) return _module.ImportReference(method);
        throw new InvalidDataException($"{attribute} has no constructor ({string.Join(", ", parameters)})");
    }

    private static bool Fits(MethodDefinition method, string[] parameters)
    {
        if (method.Parameters.Count != parameters.Length) return false;
        for (int i = 0; i < parameters.Length; i++)
            if (method.Parameters[i].ParameterType.FullName != parameters[i]) return false;
        return true;
    }

    private TypeReference Imported(TypeDefinition type) => type.Module == _module ? type : _module.ImportReference(type);

    // What signatures write as one byte.
    private TypeReference Primitive(string name) => name switch
    {
        "System.Void" => _module.TypeSystem.Void,
        "System.Boolean" => _module.TypeSystem.Boolean,
        "System.Char" => _module.TypeSystem.Char,
        "System.SByte" => _module.TypeSystem.SByte,
        "System.Byte" => _module.TypeSystem.Byte,
        "System.Int16" => _module.TypeSystem.Int16,
        "System.UInt16" => _module.TypeSystem.UInt16,
        "System.Int32" => _module.TypeSystem.Int32,
        "System.UInt32" => _module.TypeSystem.UInt32,
        "System.Int64" => _module.TypeSystem.Int64,
        "System.UInt64" => _module.TypeSystem.UInt64,
        "System.Single" => _module.TypeSystem.Single,
        "System.Double" => _module.TypeSystem.Double,
        "System.IntPtr" => _module.TypeSystem.IntPtr,
        "System.UIntPtr" => _module.TypeSystem.UIntPtr,
        "System.String" => _module.TypeSystem.String,
        "System.Object" => _module.TypeSystem.Object,
        _ => null,
    };
}
