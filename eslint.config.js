import js from '@eslint/js';
import rxjsX from 'eslint-plugin-rxjs-x';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist/', 'coverage/', '.stryker-tmp/', '**/node_modules/'] },
  { ignores: ['docs/api/', 'docs/reference/', 'docs/.vitepress/cache/'] },
  { ignores: ['**/.angular/', 'examples/angular-dashboard/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked, rxjsX.configs.strict],
    languageOptions: { parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A `$` marks an observable, and an operator that gives a named stream of the domain.
      'rxjs-x/finnish': [
        'error',
        {
          functions: false,
          methods: false,
          parameters: false,
          variables: true,
          properties: false,
          strict: false,
          types: { '^(.*)Subject$': false, OperatorFunction: false, MonoTypeOperatorFunction: false },
        },
      ],
    },
  },
  {
    // In a test a stream that ends without its value, or errors unasked, is a failure: let it be one.
    files: ['test/**/*.ts'],
    rules: {
      'rxjs-x/no-ignored-default-value': 'off',
      'rxjs-x/no-ignored-error': 'off',
      'rxjs-x/no-ignored-subscription': 'off',
    },
  },
  {
    // Examples are read more than they are run: the shortest plain form.
    files: ['examples/**/*.ts'],
    rules: {
      'rxjs-x/no-ignored-default-value': 'off',
      'rxjs-x/no-ignored-error': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', require: 'readonly', module: 'writable' },
    },
  },
  {
    // Here and there a function is handed to the browser, and runs there.
    files: ['test/{browser,e2e}/*.mjs', 'test/consumers/**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: {
        MutationObserver: 'readonly',
        clearTimeout: 'readonly',
        document: 'readonly',
        Event: 'readonly',
        fetch: 'readonly',
        getComputedStyle: 'readonly',
        localStorage: 'readonly',
        location: 'readonly',
        navigator: 'readonly',
        performance: 'readonly',
        requestAnimationFrame: 'readonly',
        scrollTo: 'readonly',
        sessionStorage: 'readonly',
        setTimeout: 'readonly',
        window: 'readonly',
      },
    },
  },
);
