using Testing;

namespace Migrate.Tests.Real;

/// <summary>A real Django project in the workspace of a run, with an app <c>shop</c> whose first migration makes a table.</summary>
internal sealed class DjangoProject
{
    private readonly string folder;

    /// <param name="database">Address of the database.</param>
    public DjangoProject(ActionRun run, string database)
    {
        var uri = new Uri(database);
        folder = run.Workspace;
        Directory.CreateDirectory(Path.Combine(folder, "shop", "migrations"));
        Write("manage.py", "import os, sys\nos.environ['DJANGO_SETTINGS_MODULE'] = 'settings'\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n");
        Write("settings.py", $$"""
            SECRET_KEY = 'test'
            INSTALLED_APPS = ['shop']
            DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
            USE_TZ = True
            DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': '{{uri.AbsolutePath[1..]}}', 'USER': 'app',
                'PASSWORD': '{{Uri.UnescapeDataString(uri.UserInfo.Split(':')[1])}}', 'HOST': '{{uri.Host}}', 'PORT': '{{uri.Port}}'} }
            """);
        Write("shop/__init__.py", "");
        Write("shop/migrations/__init__.py", "");
        Models("name = models.CharField(max_length=50)");
        Write("shop/migrations/0001_initial.py", """
            from django.db import migrations, models

            class Migration(migrations.Migration):
                initial = True
                dependencies = []
                operations = [migrations.CreateModel('Item', [('id', models.AutoField(primary_key=True, serialize=False, auto_created=True, verbose_name='ID')), ('name', models.CharField(max_length=50))])]
            """);
    }

    /// <summary>The fields of the model <c>Item</c>.</summary>
    public void Models(string fields) => Write("shop/models.py", $"from django.db import models\n\nclass Item(models.Model):\n    {fields.ReplaceLineEndings("\n    ")}\n");

    /// <summary>A second migration.</summary>
    public void Second(string operation) => Write("shop/migrations/0002_second.py", $"""
        from django.db import migrations, models

        class Migration(migrations.Migration):
            dependencies = [('shop', '0001_initial')]
            operations = [{operation}]
        """);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
