using PocketSpy.Wire;

namespace PocketSpy.Messenger.Wire;

/// <summary>The product ids that clients answer challenges with, and the key of each. No other is taken. Source: public lists of client ids.</summary>
public static class ProductKeys
{
    // Id and key by turns. Neither has a blank in it.
    private const string All = "msmsgs@msnmsgr.com Q1P7W2E4J9R8U3S5 PROD0038W!61ZTF9 VT6PX?UQTM4WM%YR PROD0058#7IL2{QD QHDCY@7R1TB6W?5B PROD0061VRRZH@4F JXQ6J@TUOGYV@N0M "
        + "PROD00504RLUG%WL I2EBK%PYNLZL5_J4 PROD0076ENE8*@AW CEQJ8}OE0!WTSWII PROD0090YUAUV{2B YMM8C_H7KCQ2S_KL PROD0101{0RM?UBW CFHUR$52U_{VIX5T "
        + "PROD00974#MT*RC2 LMCVO*18PQJ3H!K3 PROD0104U6VVM{UJ VK67B}379XYM5}$T PROD01065C%ZFN6F O4BG@C7BWLYQX?5G PROD0112J1LW7%NB RH96F{PHI8PPX_TJ "
        + "PROD0113H11T8$X_ RG@XY*28Q5QHS%Q5 PROD0114ES4Z%Q5W PK}_A_0N_K%O?A9S PROD0118R6%2WYOS YIXPX@5I2P0UT*LK PROD0119GSJUC$18 ILTXC!4IXB5FB*PX "
        + "PROD0120PW!CCV9@ C1BX{V4W}Q3*10SM";

    private const int KeySize = 16;

    /// <summary>The key of a product id; null when there is no such product.</summary>
    public static string Find(byte[] buffer, int offset, int count)
    {
        int at = 0;
        while (at < All.Length)
        {
            int blank = All.IndexOf(' ', at);
            if (blank - at == count && Ascii.Equals(buffer, offset, count, All.Substring(at, count))) return All.Substring(blank + 1, KeySize);
            at = blank + KeySize + 2;
        }
        return null;
    }
}
