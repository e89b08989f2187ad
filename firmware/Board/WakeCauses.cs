using nanoFramework.Hardware.Esp32;

namespace PocketSpy.Board;

/// <summary>What wakes a chip, in words that follow "started by".</summary>
public static class WakeCauses
{
    /// <summary>The words for a cause.</summary>
    public static string TextOf(Sleep.WakeupCause cause)
    {
        switch (cause)
        {
            case Sleep.WakeupCause.Undefined:
                return "power or reset";
            case Sleep.WakeupCause.Ext0:
            case Sleep.WakeupCause.Ext1:
            case Sleep.WakeupCause.Gpio:
                return "a pin";
            case Sleep.WakeupCause.Timer:
                return "its timer";
            case Sleep.WakeupCause.TouchPad:
                return "a touch";
            case Sleep.WakeupCause.Uart:
                return "the serial port";
            case Sleep.WakeupCause.Wifi:
                return "Wi-Fi";
            case Sleep.WakeupCause.Bt:
                return "Bluetooth";
            case Sleep.WakeupCause.Ulp:
            case Sleep.WakeupCause.CoCpu:
            case Sleep.WakeupCause.CoCpuTrapTrig:
                return "its small processor";
            default:
                // A later chip may know more: the number can be looked up in esp_sleep_wakeup_cause_t.
                return "cause " + ((int)cause).ToString();
        }
    }
}
