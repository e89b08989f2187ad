namespace nanoFramework.Hardware.Esp32;

/// <summary>The members of the device's nanoFramework.Hardware.Esp32.Sleep that the firmware uses, on a PC that was not asleep.</summary>
public static class Sleep
{
    /// <summary>What ended the sleep: esp_sleep_wakeup_cause_t of ESP-IDF.</summary>
    public enum WakeupCause
    {
        /// <summary>It was no sleep.</summary>
        Undefined = 0,

        /// <summary>A pin.</summary>
        Ext0 = 2,

        /// <summary>One of several pins.</summary>
        Ext1 = 3,

        /// <summary>The time was over.</summary>
        Timer = 4,

        /// <summary>A touched pad.</summary>
        TouchPad = 5,

        /// <summary>The program of the small processor.</summary>
        Ulp = 6,

        /// <summary>A pin, in light sleep.</summary>
        Gpio = 7,

        /// <summary>The serial port, in light sleep.</summary>
        Uart = 8,

        /// <summary>The radio, in light sleep.</summary>
        Wifi = 9,

        /// <summary>The small processor.</summary>
        CoCpu = 10,

        /// <summary>The small processor crashed.</summary>
        CoCpuTrapTrig = 11,

        /// <summary>Bluetooth, in light sleep.</summary>
        Bt = 12,
    }

    /// <summary>What ended the sleep.</summary>
    public static WakeupCause GetWakeupCause() => WakeupCause.Undefined;
}
