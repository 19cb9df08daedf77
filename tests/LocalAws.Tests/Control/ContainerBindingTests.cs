using System.Net;
using LocalAws.Control;

namespace LocalAws.Tests.Control;

public sealed class ContainerBindingTests
{
    [Fact]
    public void Listens_for_others_in_a_container() => ContainerBinding.Address(marker: typeof(ContainerBinding).Assembly.Location).ShouldBe(IPAddress.Any);

    [Fact]
    public void Refuses_outside_a_container() =>
        Should.Throw<InvalidOperationException>(() => ContainerBinding.Address("/no/such/marker")).Message.ShouldContain("only for a container");
}
