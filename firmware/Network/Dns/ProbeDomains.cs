namespace PocketSpy.Network.Dns;

/// <summary>
/// The names by which phones and computers find out whether a network leads to the Internet. As long as the box cannot ask anybody else it
/// answers them with itself, and its web server with what they hope for, so that a phone stays on the box's Wi-Fi. docs/phones.md has the
/// pages and where each name comes from.
/// </summary>
public static class ProbeDomains
{
    /// <summary>One a line, lower case. No names below them count.</summary>
    public const string List = """
        connectivitycheck.gstatic.com
        connectivitycheck.android.com
        www.gstatic.com
        clients3.google.com
        play.googleapis.com
        captive.apple.com
        www.apple.com
        gsp1.apple.com
        www.appleiphonecell.com
        www.itools.info
        www.ibook.info
        www.airport.us
        www.thinkdifferent.us
        www.msftconnecttest.com
        www.msftncsi.com
        dns.msftncsi.com
        edge-http.microsoft.com
        detectportal.firefox.com
        nmcheck.gnome.org
        network-test.debian.org
        connectivity-check.ubuntu.com
        fedoraproject.org
        ping.archlinux.org
        conncheck.opensuse.org
        networkcheck.kde.org
        spectrum.s3.amazonaws.com
        fireoscaptiveportal.com
        freetimecaptiveportal.com
        ipv4.connman.net
        captive.roku.com
        connectivitycheck.platform.hicloud.com
        connectivitycheck.platform.hihonorcloud.com
        connectivitycheck.cbg-app.huawei.com
        www.googleapis.cn
        connect.rom.miui.com
        conn1.oppomobile.com
        conn2.oppomobile.com
        conn3.oppomobile.com
        conn1.coloros.com
        conn2.coloros.com
        conn3.coloros.com
        wifi.vivo.com.cn
        connectivity.samsung.com.cn
        connectivitycheck.grapheneos.network
        test.steampowered.com

        """;

    /// <summary>The name that Windows asks for its address alone, and compares that.</summary>
    public const string FixedName = "dns.msftncsi.com";

    /// <summary>The address that it must have, 131.107.255.255.</summary>
    public const uint FixedAddress = 0x836BFFFF;

    /// <summary>Whether a name (lower case, with dots) is one of them. Allocates nothing.</summary>
    public static bool Contains(byte[] name, int count)
    {
        int start = 0;
        while (start < List.Length)
        {
            // Native on the device: a name of another length costs next to nothing.
            int end = List.IndexOf('\n', start);
            if (end - start == count && IsAt(start, name, count)) return true;
            start = end + 1;
        }
        return false;
    }

    private static bool IsAt(int start, byte[] name, int count)
    {
        // From the end: many begin alike.
        for (int i = count - 1; i >= 0; i--)
        {
            if (List[start + i] != name[i]) return false;
        }
        return true;
    }
}
