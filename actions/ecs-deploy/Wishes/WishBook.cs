using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The services of this step and what is wanted of each: what the inputs say over what the file <c>config</c> says.</summary>
internal static class WishBook
{
    public static IReadOnlyDictionary<string, ServiceWish> Read(InputReader inputs)
    {
        var lines = inputs.ParsedLines("services", line => ServiceLine.Parse(inputs.Runner, line));
        var config = inputs.Parsed("config", path => Config(inputs.Runner).Read(inputs.Runner, path));
        var all = ServiceWish.From(new InputSource(inputs), inputs.Runner);
        CheckServices(inputs, lines, config);
        CheckImages(inputs);

        var names = lines.Count > 0 ? lines.Select(line => line.Name) : config?.Keys ?? [];
        var wishes = new OrderedDictionary<string, ServiceWish>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var line = lines.FirstOrDefault(line => line.Name == name);
            var section = config?.GetValueOrDefault(TaskDefinitionName.Short(name)) ?? new ServiceWish();
            wishes[name] = new ServiceWish { TaskDefinition = line?.TaskDefinition }.Over(all).Over(section).For(TaskDefinitionName.Short(name));
        }
        CheckNames(inputs, all, wishes);
        CheckSomething(inputs, wishes);
        CreateRules.Check(inputs, wishes);
        return WithDocuments(inputs, wishes);
    }

    internal static ConfigFile<ServiceWish> Config(RunnerContext runner) => new("services", "service", section => ServiceWish.From(section, runner));

    private static void CheckServices(InputReader inputs, IReadOnlyList<ServiceLine> lines, IReadOnlyDictionary<string, ServiceWish>? config)
    {
        if (lines.Count == 0 && inputs.OptionalText("services") is null && inputs.OptionalText("config") is null)
            inputs.Error("services", "nothing says what to deploy: give the names of the services, one a line, or 'config'");
        if (lines.Select(line => line.Name).Distinct(StringComparer.Ordinal).Count() != lines.Count)
            inputs.Error("services", "a service is named twice");
        if (lines.Count > 50 || (lines.Count == 0 && config?.Count > 50))
            inputs.Error(lines.Count > 0 ? "services" : "config", "at most 50 services can be deployed in one step");
    }

    private static void CheckImages(InputReader inputs)
    {
        if (inputs.OptionalText("image") is not null && inputs.OptionalText("images") is not null)
            inputs.Error("image", "give either 'image' or 'images', not both");
    }

    private static void CheckNames(InputReader inputs, ServiceWish all, OrderedDictionary<string, ServiceWish> wishes)
    {
        var names = wishes.Keys.Select(TaskDefinitionName.Short).ToList();
        foreach (var (input, service) in all.NamedServices().Where(named => names.Count > 0 && !names.Contains(named.Service, StringComparer.Ordinal)))
            inputs.PrivateError(input, $"the service '{service}' is not among those to deploy ({string.Join(", ", names)})");
    }

    private static void CheckSomething(InputReader inputs, OrderedDictionary<string, ServiceWish> wishes)
    {
        var nothing = wishes.Where(wish => wish.Value.IsEmpty).Select(wish => wish.Key).ToList();
        if (nothing.Count > 0 && nothing.Count == wishes.Count)
            inputs.Error("image", "there is nothing to deploy: give 'image', 'images', 'task-definition', 'env' or another change, or set 'force-new-deployment'");
        else if (nothing.Count > 0)
            inputs.Error("services", $"nothing is wanted of {string.Join(", ", nothing.Select(name => $"'{name}'"))}: give an image or another change, or do not name it");
    }

    // Files are read with the values of their placeholders, so that a wrong one is told with the other input errors.
    private static OrderedDictionary<string, ServiceWish> WithDocuments(InputReader inputs, OrderedDictionary<string, ServiceWish> wishes)
    {
        var files = wishes.Values.Select(wish => wish.TaskDefinition).OfType<TaskDefinitionSource.File>().ToList();
        var placeholders = files.SelectMany(file => TaskDefinitionFile.NamesIn(file.Text)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var unknown in wishes.Values.SelectMany(wish => wish.TemplateVars).Select(value => value.Name).Distinct(StringComparer.Ordinal).Except(placeholders, StringComparer.Ordinal))
            inputs.PrivateError("template-vars", $"no task definition file has the placeholder ${{{unknown}}}; {Existing(placeholders)}");
        foreach (var (name, wish) in wishes.ToList())
            wishes[name] = WithDocument(inputs, wish);
        return wishes;
    }

    private static string Existing(List<string> placeholders) =>
        placeholders.Count == 0 ? "there are none" : $"there are {string.Join(", ", placeholders.Select(name => $"${{{name}}}"))}";

    private static ServiceWish WithDocument(InputReader inputs, ServiceWish wish)
    {
        if (wish.TaskDefinition is not TaskDefinitionSource.File file)
            return wish;
        try
        {
            return wish with { TaskDefinition = TaskDefinitionFile.Read(file, wish.TemplateVars) };
        }
        catch (FormatException problem)
        {
            inputs.Error("task-definition", problem.Message);
            return wish;
        }
    }
}
