using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A service can be reached.</summary>
internal sealed class ServicePorts : IRule
{
    public string Name => "service-ports";

    public Severity Severity => Severity.Warning;

    public string Catches => "a service without `ports` in a job that runs on the machine itself";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        where job.Yaml.KeyOf("container") is null
        from service in job.Yaml.Get("services").Entries()
        where service.Value.KeyOf("ports") is null && service.Value.Get("options").Text()?.Contains("host", StringComparison.Ordinal) != true
        select this.At(workflow, service.Key, $"The steps run on the machine, and the service '{service.Key.Text}' in a network of its own: without 'ports' nothing answers at localhost, and the name does not exist there.", "ports: [\"5432:5432\"]");
}
