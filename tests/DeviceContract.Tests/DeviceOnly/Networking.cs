using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;

namespace nanoFramework.Networking
{
    public enum NetworkHelperStatus { None, Started, NetworkIsReady, FailedNoNetworkInterface, ExceptionOccurred }

    public static class NetworkHelper
    {
        public static Exception HelperException => throw null;

        public static ManualResetEvent NetworkReady => throw null;

        public static NetworkHelperStatus Status => throw null;

        public static bool SetupAndConnectNetwork(CancellationToken token = default, bool requiresDateTime = false) => throw null;

        public static void SetupNetworkHelper(bool requiresDateTime = false) => throw null;
    }

    public static class WifiNetworkHelper
    {
        public static Exception HelperException => throw null;

        public static ManualResetEvent NetworkReady => throw null;

        public static NetworkHelperStatus Status => throw null;

        public static bool ConnectDhcp(
            string ssid, string password, WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
            bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) => throw null;

        public static void Disconnect() => throw null;
    }
}

namespace System.Device.Wifi
{
    public enum WifiConnectionStatus { AccessRevoked, InvalidCredential, NetworkNotAvailable, Success, Timeout, UnspecifiedFailure }

    public enum WifiReconnectionKind { Automatic, Manual }

    public delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);

    public class WifiAvailableNetwork
    {
        public string Bsid => throw null;

        public double NetworkRssiInDecibelMilliwatts => throw null;

        public byte SignalBars => throw null;

        public string Ssid => throw null;
    }

    public class WifiConnectionResult
    {
        internal WifiConnectionResult() => throw null;

        public WifiConnectionStatus ConnectionStatus => throw null;
    }

    public class WifiNetworkReport
    {
        internal WifiNetworkReport() => throw null;

        public WifiAvailableNetwork[] AvailableNetworks => throw null;
    }

    public class WifiAdapter : IDisposable
    {
        internal WifiAdapter() => throw null;

        public event AvailableNetworksChangedEventHandler AvailableNetworksChanged { add => throw null; remove => throw null; }

        public int NetworkInterface => throw null;

        public WifiNetworkReport NetworkReport => throw null;

        public static WifiAdapter[] FindAllAdapters() => throw null;

        public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential) => throw null;

        public void Disconnect() => throw null;

        public void Dispose() => throw null;

        public void ScanAsync() => throw null;
    }
}
