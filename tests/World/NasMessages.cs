using PocketSpy.Wire.Text;

namespace PocketSpy.Tests;

/// <summary>NAS requests as consoles post them, and their answers.</summary>
internal static class NasMessages
{
    internal const string Mac = "0022aa3456bc";
    internal const string Cfc = "2555151656076614";

    /// <summary>One field, its value in base64.</summary>
    internal static string Field(string key, string value) => key + "=" + Encode(value) + "&";

    /// <summary>One field of UTF-16. (In a string of the device, a NUL would end it.)</summary>
    internal static string WideField(string key, string value, bool bigEndian)
    {
        byte[] wide = new byte[value.Length * 2];
        for (int i = 0; i < value.Length; i++)
        {
            wide[2 * i] = (byte)(bigEndian ? value[i] >> 8 : value[i]);
            wide[2 * i + 1] = (byte)(bigEndian ? value[i] : value[i] >> 8);
        }
        return key + "=" + Encode(wide) + "&";
    }

    /// <summary>A whole request with the head of a Wii.</summary>
    internal static string Post(string body) => PostTo("/ac", "naswii.nintendowifi.net", body);

    internal static string PostTo(string path, string host, string body) =>
        "POST " + path + " HTTP/1.0\r\nHost: " + host + "\r\nUser-Agent: RVL SDK/1.0\r\nHTTP_X_GAMECD: RMCP\r\n" +
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.Length.ToString() + "\r\n\r\n" + body;

    internal static string CreateWii() => Common("acctcreate", 1) + Field("csnum", "LEH133789940") + Field("cfc", Cfc);

    internal static string CreateDs() => Common("acctcreate", 0) + WideField("devname", "PL", false);

    internal static string LoginWii(string userId, string gsbrcd) => LoginWii(userId, gsbrcd, Mac, null, Cfc);

    /// <summary>The login of a Wii with these signs; null for one that it does not say.</summary>
    internal static string LoginWii(string userId, string gsbrcd, string mac, string serialNumber, string friendCode) =>
        Common("login", 1, mac) + Field("userid", userId) + Field("gsbrcd", gsbrcd) + Field("gamecd", "RMCP") +
        (serialNumber is null ? "" : Field("csnum", serialNumber)) + (friendCode is null ? "" : Field("cfc", friendCode)) +
        Field("region", "02") + WideField("ingamesn", "Mii", true);

    internal static string LoginDs(string userId, string gsbrcd) => LoginDs(userId, gsbrcd, Mac, "123");

    /// <summary>The login of a DS with these signs.</summary>
    internal static string LoginDs(string userId, string gsbrcd, string mac, string passwd) =>
        Common("login", 0, mac) + Field("userid", userId) + Field("passwd", passwd) + Field("gsbrcd", gsbrcd) + Field("gamecd", "AMCE") +
        Field("bssid", "001122334455") + Field("apinfo", "01:0000000-00") + WideField("devname", "DS", false);

    internal static string Locate(string userId, string svc) =>
        Common("SVCLOC", 1) + Field("userid", userId) + Field("gsbrcd", "RMCJ1234567") + Field("gamecd", "RMCP") + Field("svc", svc);

    /// <summary>The body of an answer.</summary>
    internal static string Body(string answer) => answer.Substring(answer.IndexOf("\r\n\r\n") + 4);

    /// <summary>The value of a field of an answer, base64 undone; null when it is not there.</summary>
    internal static string Value(string answer, string key)
    {
        int body = answer.IndexOf("\r\n\r\n") + 4;
        string text = "&" + answer.Substring(body);
        int at = text.IndexOf("&" + key + "=");
        if (at < 0) return null;
        int start = at + key.Length + 2;
        int end = text.IndexOf('&', start);
        if (end < 0) end = text.IndexOf("\r\n", start);
        return Decode(text.Substring(start, end - start));
    }

    internal static string Encode(string value) => Encode(Raw.Bytes(value));

    internal static string Encode(byte[] plain)
    {
        byte[] encoded = new byte[plain.Length / 3 * 4 + 4];
        int count = Base64.Nintendo.Encode(plain, 0, plain.Length, encoded, 0);
        return Raw.Text(encoded, 0, count);
    }

    internal static string Decode(string value)
    {
        byte[] encoded = Raw.Bytes(value);
        byte[] plain = new byte[encoded.Length];
        return Base64.Nintendo.TryDecode(encoded, 0, encoded.Length, plain, 0, out int count) ? Raw.Text(plain, 0, count) : null;
    }

    private static string Common(string action, int unit) => Common(action, unit, Mac);

    private static string Common(string action, int unit, string mac) =>
        Field("action", action) + Field("sdkver", "001000") + Field("unitcd", unit.ToString()) + (mac is null ? "" : Field("macadr", mac)) +
        Field("makercd", "01") + Field("lang", "01") + Field("devtime", "260709030508");
}
