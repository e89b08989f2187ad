using System;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace nanoFramework.Json;

/// <summary>
/// The members of the device's nanoFramework.Json.JsonConvert that the firmware uses. As there, an object is written with its public properties, under
/// their names as they are, and a value that is no object comes as an array of one. Two things differ: the device gives no order to the members, and writes
/// control characters other than \b \f \n \r \t as they are, which no reader takes.
/// </summary>
public static class JsonConvert
{
    // The device escapes only what it must.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document of an object.</summary>
    public static string SerializeObject(object oSource)
    {
        string text = JsonSerializer.Serialize(oSource, Plain);
        return oSource is ValueType and not Enum ? "[" + text + "]" : text;
    }
}
