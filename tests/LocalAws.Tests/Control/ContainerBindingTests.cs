using System.Net;
using LocalAws.Control;

namespace LocalAws.Tests.Control;

public sealed class ContainerBindingTests : IDisposable
{
    private const string Header = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n";
    private const string Subnet = "eth0\t000012AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n";
    private const string Default = "eth0\t00000000\t010012AC\t0003\t0\t0\t0\t00000000\t0\t0\t0\n";

    private readonly string _routes = Path.GetTempFileName();

    public void Dispose() => File.Delete(_routes);

    [Fact]
    public void Listens_for_others_in_a_container_on_an_internal_network()
    {
        File.WriteAllText(_routes, Header + Subnet);

        ContainerBinding.Address(marker: _routes, _routes).ShouldBe(IPAddress.Any);
    }

    [Fact]
    public void Refuses_outside_a_container()
    {
        File.WriteAllText(_routes, Header + Subnet);

        Should.Throw<InvalidOperationException>(() => ContainerBinding.Address("/no/such/marker", _routes)).Message.ShouldContain("only for a container");
    }

    [Fact]
    public void Refuses_a_network_with_a_way_out()
    {
        File.WriteAllText(_routes, Header + Default + Subnet);

        Should.Throw<InvalidOperationException>(() => ContainerBinding.Address(_routes, _routes)).Message.ShouldContain("default route");
    }
}
