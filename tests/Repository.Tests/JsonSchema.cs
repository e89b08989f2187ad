using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PocketSpy.Repository.Tests;

/// <summary>
/// Checks JSON against the part of JSON Schema 2020-12 that this repository uses. A word of the schema that it does not know is an error, so
/// that no rule is passed over in silence.
/// </summary>
internal sealed class JsonSchema
{
    private static readonly string[] Words =
    [
        "$schema", "$defs", "$ref", "title", "description", "type", "enum", "const", "properties", "required", "additionalProperties", "pattern", "minimum", "maximum",
        "oneOf",
    ];

    private readonly JsonElement _root;

    public JsonSchema(string text)
    {
        _root = JsonDocument.Parse(text).RootElement;
    }

    /// <summary>What is wrong, each with its place; nothing when all is right.</summary>
    public List<string> Check(JsonElement value) => Check(_root, value, "");

    private List<string> Check(JsonElement schema, JsonElement value, string at)
    {
        List<string> wrong = [.. schema.EnumerateObject().Where(rule => !Words.Contains(rule.Name)).Select(rule => $"the schema's word {rule.Name} is not known")];
        foreach (JsonProperty rule in schema.EnumerateObject()) wrong.AddRange(Check(schema, rule.Name, rule.Value, value, at).Select(problem => $"{at}: {problem}"));
        if (schema.TryGetProperty("$ref", out JsonElement reference)) wrong.AddRange(Check(Find(reference.GetString()), value, at));
        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty entry in value.EnumerateObject())
            {
                if (properties.TryGetProperty(entry.Name, out JsonElement inner)) wrong.AddRange(Check(inner, entry.Value, $"{at}/{entry.Name}"));
            }
        }
        return wrong;
    }

    private IEnumerable<string> Check(JsonElement schema, string word, JsonElement rule, JsonElement value, string at)
    {
        bool holds = word switch
        {
            "type" => rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(type => Is(type.GetString(), value)) : Is(rule.GetString(), value),
            "enum" => rule.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)),
            "const" => JsonElement.DeepEquals(rule, value),
            "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString(), rule.GetString()),
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(),
            "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal(),
            "oneOf" => rule.EnumerateArray().Count(choice => Check(choice, value, at).Count == 0) == 1,
            _ => true,
        };
        if (!holds) yield return $"{value.GetRawText()} is against {word} {rule.GetRawText()}";
        if (value.ValueKind != JsonValueKind.Object) yield break;
        if (word == "required")
        {
            foreach (JsonElement name in rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString(), out _))) yield return $"{name} is missing";
        }
        if (word == "additionalProperties" && rule.ValueKind == JsonValueKind.False)
        {
            JsonElement known = schema.GetProperty("properties");
            foreach (JsonProperty entry in value.EnumerateObject().Where(entry => !known.TryGetProperty(entry.Name, out _))) yield return $"{entry.Name} is not known";
        }
    }

    private JsonElement Find(string reference)
    {
        JsonElement found = _root;
        foreach (string step in reference.Split('/').Skip(1)) found = found.GetProperty(step);
        return found;
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new ArgumentException($"the type {type} is not known"),
    };
}
